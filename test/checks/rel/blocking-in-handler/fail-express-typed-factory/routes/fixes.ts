import { existsSync } from 'fs';
import type { Request, Response, NextFunction } from 'express';

export const check = () => async (req: Request<{}, {}, { key: string }>, res: Response, next: NextFunction) => {
  if (!existsSync('./data/' + req.body.key)) return next();
  res.sendStatus(204);
};
