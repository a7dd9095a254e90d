import { Entity } from 'typeorm';

@Entity('orders')
export class Order {}
