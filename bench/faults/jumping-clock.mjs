// Loaded before the product: at each SIGUSR2 its clock jumps by ten minutes, forth and back by turns.
const RealDate = Date;
let offsetMs = 0;
process.on('SIGUSR2', () => {
  offsetMs = offsetMs === 0 ? 600_000 : 0;
});
globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + offsetMs);
    else super(...values);
  }
  static now() {
    return RealDate.now() + offsetMs;
  }
};
