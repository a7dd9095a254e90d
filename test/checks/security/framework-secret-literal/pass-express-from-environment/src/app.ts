import session from 'express-session';
import express from 'express';
import { config } from './config.js';

const app = express();
app.use(session({ secret: config.sessionSecret, resave: false }));
app.use(session({ secret: process.env.SESSION_SECRET!, resave: false }));
