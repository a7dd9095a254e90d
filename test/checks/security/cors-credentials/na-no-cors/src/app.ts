import express from 'express';

export const origins = ['https://a.example.com'];
export const app = express();
