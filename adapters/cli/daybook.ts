// The program: one command on the streams of this process.
import { keepHeapLean } from '../lean-heap.ts';
import { main } from './main.ts';

/** A reader that has seen enough (`daybook … | head`) closes the pipe: that is no crash. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

keepHeapLean();
process.exitCode = await main(process.argv.slice(2), process);
