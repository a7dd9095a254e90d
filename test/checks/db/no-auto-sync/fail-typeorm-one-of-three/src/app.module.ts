import { TypeOrmModule } from '@nestjs/typeorm';

export const imports = [
  TypeOrmModule.forRoot({ name: 'main', type: 'postgres', synchronize: false }),
  TypeOrmModule.forRoot({ name: 'audit', type: 'postgres', synchronize: process.env.NODE_ENV !== 'production' }),
  TypeOrmModule.forRoot({ name: 'stats', type: 'postgres', synchronize: true, autoLoadEntities: true }),
];
