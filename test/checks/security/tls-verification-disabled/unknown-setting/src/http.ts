import https from 'node:https';
import { config } from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.strict });
