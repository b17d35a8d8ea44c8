package bellhop.protocol;

import java.util.Arrays;

/** A short waiting line of numbers that keeps its order. Removal from inside costs its length. */
final class IntLine {
  private int[] items = new int[8];
  private int size;

  void add(int item) {
    insert(size, item);
  }

  void insert(int position, int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    System.arraycopy(items, position, items, position + 1, size - position);
    items[position] = item;
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  int get(int position) {
    return items[position];
  }

  int first() {
    return items[0];
  }

  int removeFirst() {
    return removeAt(0);
  }

  int removeAt(int position) {
    int item = items[position];
    size--;
    System.arraycopy(items, position + 1, items, position, size - position);
    return item;
  }

  /** Whether it was there. */
  boolean remove(int item) {
    for (int i = 0; i < size; i++) {
      if (items[i] == item) {
        removeAt(i);
        return true;
      }
    }
    return false;
  }

  void clear() {
    size = 0;
  }

  void write(Snapshots.Writer writer) {
    writer.add(size);
    for (int i = 0; i < size; i++) {
      writer.add(items[i]);
    }
  }

  void read(Snapshots.Reader reader) {
    clear();
    int count = reader.nextInt();
    for (int i = 0; i < count; i++) {
      add(reader.nextInt());
    }
  }
}
