// The program: one command on the streams of this process.
import { compileSeldom, keepHeapLean } from '../process/frugal-engine.ts';
import { main } from './main.ts';

/** A reader that has seen enough (`daybook … | head`) closes the pipe: that is no crash. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const argv = process.argv.slice(2);
keepHeapLean();
if (argv[0] !== 'tag') compileSeldom();
process.exitCode = await main(argv, process);
