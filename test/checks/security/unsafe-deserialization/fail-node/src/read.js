import yaml from 'js-yaml';
import serialize from 'node-serialize';

export const profile = (req) => serialize.unserialize(req.cookies.profile);
export const settings = (req) => yaml.load(req.body);
