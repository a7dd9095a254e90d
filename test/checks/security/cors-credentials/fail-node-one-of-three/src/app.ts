import cors from 'cors';
import express from 'express';

const app = express();
app.use('/a', cors({ origin: 'https://a.example.com', credentials: true }));
app.use('/b', cors({ origin: ['https://b.example.com'], credentials: true }));
app.use('/c', cors({ origin: /.*/, credentials: true }));
