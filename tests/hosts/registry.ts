/** A package registry that has this package as it would be published, and sends npm to the real registry for all others. */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import manifest from '../../package.json';

/** Starts the registry on a free port with the given tarball of this package. */
export async function startRegistry(tarball: string): Promise<{ url: string; server: Server }> {
  const content = readFileSync(tarball);
  const others = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/?$/, '/');
  const server = createServer(({ url: requested = '/', method, headers }, response) => {
    if (method !== 'GET') return response.writeHead(405).end();
    // Another run may get the same port.
    response.setHeader('cache-control', 'no-store');
    if (requested === `/${manifest.name}`) return response.end(JSON.stringify(documentOf(content, `http://${headers.host}/${path.basename(tarball)}`)));
    if (requested === `/${path.basename(tarball)}`) return response.end(content);
    return response.writeHead(302, { location: others + requested.slice(1) }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

/** What a registry tells about the package. */
function documentOf(content: Buffer, tarball: string): object {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist: { tarball, integrity } } } };
}
