import { DataSource } from 'typeorm';
import { config } from './config.js';

export default new DataSource({ type: 'postgres', synchronize: config.sync });
