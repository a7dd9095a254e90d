import { z } from 'zod';

export const schema = z.object({ PORT: z.coerce.number(), JWT_SECRET: z.string().min(8).default('change-me-please') });
