import fs from 'fs';
import express from 'express';
export const app = express();
export const show = async ({ params }, res) => {
  res.send(fs.readFileSync(params.name));
};
