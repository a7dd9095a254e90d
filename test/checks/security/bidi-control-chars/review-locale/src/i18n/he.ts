export default { total: '⁦12⁩' };
