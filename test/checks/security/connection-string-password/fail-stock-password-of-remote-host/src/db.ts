export const url = 'postgres://app:postgres@10.20.0.7:5432/shop';
