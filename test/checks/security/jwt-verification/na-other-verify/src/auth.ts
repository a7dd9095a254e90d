import argon2 from 'argon2';

export const jwtLike = (hash: string, password: string) => argon2.verify(hash, password);
export const text = (value: string) => new TextDecoder().decode(value as never);
