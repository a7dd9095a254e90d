import fs from 'fs';
import { app } from './app.js';
export const text = app.cache.get('motd', () => fs.readFileSync('motd.txt', 'utf8'));
