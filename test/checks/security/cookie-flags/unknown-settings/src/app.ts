import express from 'express';
import session from 'express-session';
import { options, config } from './config';

const app = express();
app.use(session(options));
app.use(session({ secret: config.secret, cookie: { secure: config.secure } }));
