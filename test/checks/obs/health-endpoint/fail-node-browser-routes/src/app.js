import express from 'express';

export const app = express();
app.get('/orders', (request, response) => response.json([]));
