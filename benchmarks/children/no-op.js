// A transform for jscodeshift that changes nothing.
module.exports = () => undefined;
