import { Router } from 'express';
import { show, list } from './handlers.js';

export const router = Router();
router.get('/orders', list);
