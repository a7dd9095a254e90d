import { z } from 'zod';

export const env = z.object({
  DATABASE_URL: z.string().url(),
  PAYMENT_KEY: z.string().min(20),
}).parse(process.env);
