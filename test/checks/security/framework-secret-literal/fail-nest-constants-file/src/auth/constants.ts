export const jwtConstants = {
  secret: 'DO NOT USE THIS VALUE',
};
