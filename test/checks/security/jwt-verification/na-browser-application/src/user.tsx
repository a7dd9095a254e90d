import { jwtDecode } from 'jwt-decode';

export const name = (token: string) => jwtDecode<{ name: string }>(token).name;
