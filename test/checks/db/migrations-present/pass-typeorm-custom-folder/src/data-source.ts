import { DataSource } from 'typeorm';
export default new DataSource({ migrations: ['dist/database/changes/*.js'] });
