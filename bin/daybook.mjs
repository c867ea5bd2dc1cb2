#!/usr/bin/env node
// Starts the built program; in a checkout whose sources were not built yet, builds it first.
import { pathToFileURL } from 'node:url';
import { built } from './build.mjs';

await import(pathToFileURL(`${await built()}/daybook.js`).href);
