import cors from 'cors';
import express from 'express';
import { corsOptions } from './config';

const app = express();
app.use(cors(corsOptions));
