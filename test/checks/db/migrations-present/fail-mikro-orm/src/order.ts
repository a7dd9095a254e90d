import { Entity } from '@mikro-orm/core';

@Entity()
export class Order {}
