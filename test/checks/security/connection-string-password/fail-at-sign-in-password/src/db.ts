export const url = 'mongodb://app:9x@Q2-lw@mongo.shop-internal.net:27017/shop';
