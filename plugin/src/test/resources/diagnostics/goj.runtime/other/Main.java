/** Has nothing to do with it. */
class Main {}
