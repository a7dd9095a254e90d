import { jwtDecode } from 'jwt-decode';

export const user = (token: string) => jwtDecode(token).sub;
