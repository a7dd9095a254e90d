export function answer(request) {
  return new Response('', {
    headers: {
      'Access-Control-Allow-Origin': request.headers.get('origin'),
      'Access-Control-Allow-Credentials': 'true',
    },
  });
}
