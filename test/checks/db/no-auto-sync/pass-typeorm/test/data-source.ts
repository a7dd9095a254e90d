import { DataSource } from 'typeorm';
export default new DataSource({ synchronize: true });
