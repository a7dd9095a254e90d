import yaml from 'js-yaml';

export const settings = (req) => yaml.load(req.body);
