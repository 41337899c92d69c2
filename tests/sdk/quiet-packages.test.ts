import { describe, expect, it } from 'vitest';
import { isQuietPackage, requestingGlobals } from '../../src/sdk/quiet-packages.ts';

describe('isQuietPackage', () => {
  it.each(['axios', 'got', 'ky', 'superagent', 'request', 'needle', 'ofetch', '@octokit/rest', 'googleapis', 'gaxios', '@slack/web-api', 'telegraf', 'node-telegram-bot-api', 'graphql-request', '@nestjs/axios', 'nodemailer', '@anthropic-ai/sdk'])(
    'leaves out %s, whose errors may have a response',
    (source) => {
      expect(isQuietPackage(source)).toBe(false);
    },
  );

  it('takes files of a package for the package', () => {
    expect(isQuietPackage('next/server')).toBe(true);
    expect(isQuietPackage('@prisma/client/edge')).toBe(true);
    expect(isQuietPackage('@prisma/other')).toBe(false);
    expect(isQuietPackage('./mongoose')).toBe(false);
  });
});

describe('requestingGlobals', () => {
  it('has none of the globals whose errors are known', () => {
    expect(['fetch', 'console', 'Promise'].filter((name) => requestingGlobals.has(name))).toEqual([]);
  });
});
