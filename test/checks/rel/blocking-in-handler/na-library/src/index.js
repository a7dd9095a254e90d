import fs from 'fs';
export const handler = (req, res) => res.end(fs.readFileSync('x'));
