import knex from './knex.js';

export async function find(repository, name: string, collection, id: string) {
  await repository.createQueryBuilder('user').where('user.name = :name', { name }).getMany();
  await repository.createQueryBuilder('user').where(`user.name = '${name}'`).getMany();
  await knex('users').select(knex.raw("coalesce(name, '') = '" + name + "'"));
  return collection.where(`${id}.name`, '==', name);
}
