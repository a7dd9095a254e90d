export const ask = (url) => fetch(url, { headers: { 'Access-Control-Allow-Origin': '*' } });
