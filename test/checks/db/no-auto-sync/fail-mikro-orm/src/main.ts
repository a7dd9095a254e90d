import { MikroORM } from '@mikro-orm/core';

const orm = await MikroORM.init(config);
await orm.getSchemaGenerator().updateSchema();
