export const key = 'cache-key-9e107d9d372bb6826bd81d3542a419d6';
export const commit = { aws_secret_key: '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12' };
export const cls = 'task-sk_live_region';
