import express from 'express';
import { cache } from './cache.js';
const fs = { readFileSync: (name) => cache.get(name) };
const app = express();
app.get('/', (req, res) => res.send(fs.readFileSync('x') + cache.getSync('y')));
