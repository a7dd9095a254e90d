export const url = 'https://x-access-token:{{fake:github-token}}@github.com/shop/shop.git';
