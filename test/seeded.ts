// The same draws in every run: a test that is right once is right again. CHANCE_SEED=… draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.CHANCE_SEED ?? 20_170_725) });
