import express from 'express';
import { health } from './health.js';

const app = express();
app.get('/orders', list);
app.post('/health', reset);
app.use('/internal/healthcheck', health);
