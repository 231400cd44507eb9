/**
 * Reorders the first `length` items so that the `count` with the smallest keys come first, in no order
 * (Hoare's selection). NaN keys are not allowed.
 */
export function selectSmallest(items: Int32Array, length: number, keys: Float64Array, count: number): void {
  let low = 0;
  let high = length - 1;
  const target = count - 1;
  if (target < 0 || target >= high) return;
  while (low < high) {
    const pivot = keys[items[(low + high) >> 1]];
    let left = low;
    let right = high;
    while (left <= right) {
      while (keys[items[left]] < pivot) left++;
      while (keys[items[right]] > pivot) right--;
      if (left > right) break;
      const item = items[left];
      items[left++] = items[right];
      items[right--] = item;
    }
    if (target <= right) high = right;
    else if (target >= left) low = left;
    else return;
  }
}
