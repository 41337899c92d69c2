/** Runs the measure that is named, and writes its figures into a file. */
import { writeFileSync } from 'node:fs';
import { measures } from './measures/index.ts';

const [name = '', output = ''] = process.argv.slice(2);
const figures = await measures[name]!.run();
writeFileSync(output, JSON.stringify(figures));
