import dev.goj.Channel;

class Main {}
