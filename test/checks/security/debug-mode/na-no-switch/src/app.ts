import debug from 'debug';

export const log = debug('shop:debug');
