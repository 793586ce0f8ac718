/* Stands between a program and the C library, and breaks one chosen file operation below one folder.
 *
 * Why so: Python, its C parts and the programs it starts reach files through the C library, so one loaded object sees them
 * all, in every process. One counter in shared memory numbers the operations of all processes together; a debugger counts
 * each process by itself, and cannot shorten a write. Only what a program does is seen, not what the C library does inside.
 *
 * The environment names a control file (FAULTS_CONTROL) that all processes map; control.py describes the same bytes.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

enum { READS = 1, CHANGES = 2, WRITES = 4 };             /* what is counted */
enum { FAIL = 1, SHORT = 2, KILL = 3, FAIL_FROM = 4 };    /* what happens at operation number `at` */

struct control {
  int armed, counted, kind, error;
  long at;
  atomic_long count, hits;
  int log;           /* 1: a line for each counted operation in <control>.log */
  int no_exchange;   /* 1: as on a system that cannot exchange two names in one step */
  char root[512], operation[32], path[1024];
};

static struct control *control;
static int log_file = -1;
static unsigned char tracked[4096]; /* by file descriptor: 1 open below the folder, 2 for writing */

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("FAULTS_CONTROL");
  if (!name) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *shared = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  syscall(SYS_close, file);
  if (shared == MAP_FAILED) return;
  char log_name[PATH_MAX];
  snprintf(log_name, sizeof log_name, "%s.log", name);
  log_file = (int)syscall(SYS_openat, AT_FDCWD, log_name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  control = shared;
}

/* The absolute path that (folder, path) means, without touching the file itself. */
static const char *absolute(int folder, const char *path, char *out) {
  if (!path) return NULL;
  if (path[0] == '/') return path;
  char base[PATH_MAX];
  if (folder == AT_FDCWD) {
    if (syscall(SYS_getcwd, base, sizeof base) < 0) return NULL;
  } else {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t size = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
    if (size < 0) return NULL;
    base[size] = 0;
  }
  snprintf(out, PATH_MAX, "%.2000s/%.2000s", base, path);
  return out;
}

static int below(const char *path) {
  size_t size = strlen(control->root);
  return path && !strncmp(path, control->root, size) && (path[size] == '/' || !path[size]);
}

static void note(const char *operation, const char *path) {
  if (!control->log || log_file < 0) return;
  char line[PATH_MAX + 64];
  int size = snprintf(line, sizeof line, "%s %s\n", operation, path);
  syscall(SYS_write, log_file, line, size);
}

/* Counts an operation. 0 = go on; FAIL = give up with errno set; SHORT = do half of it; KILL = do half of it and die. */
static int fault(int class, const char *operation, const char *path) {
  if (!(control->counted & class)) return 0;
  long number = atomic_fetch_add(&control->count, 1) + 1;
  note(operation, path);
  /* A full disk still lets go of files. */
  if (control->kind == FAIL_FROM && control->error == ENOSPC && (!strcmp(operation, "unlink") || !strcmp(operation, "rmdir"))) return 0;
  if (!control->kind || (control->kind == FAIL_FROM ? number < control->at : number != control->at)) return 0;
  if (atomic_fetch_add(&control->hits, 1) == 0) {
    snprintf(control->operation, sizeof control->operation, "%s", operation);
    snprintf(control->path, sizeof control->path, "%s", path);
  }
  if (control->kind == SHORT || (control->kind == KILL && class & WRITES)) return control->kind;
  if (control->kind == KILL) kill(getpid(), SIGKILL);
  errno = control->error;
  return FAIL;
}

static int on_path(int class, const char *operation, int folder, const char *path) {
  char out[PATH_MAX];
  if (!control || !control->armed) return 0;
  const char *whole = absolute(folder, path, out);
  return below(whole) ? fault(class, operation, whole) : 0;
}

static int on_file(int class, const char *operation, int file) {
  if (!control || !control->armed || file < 0 || file >= (int)sizeof tracked || !tracked[file]) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t size = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  path[size < 0 ? 0 : size] = 0;
  return fault(class, operation, path);
}

static void remember(int file, int folder, const char *path, int flags) {
  char out[PATH_MAX];
  if (control && file >= 0 && file < (int)sizeof tracked)
    tracked[file] = below(absolute(folder, path, out)) ? 1 + ((flags & O_ACCMODE) != O_RDONLY) : 0;
}

static int open_any(int folder, const char *path, int flags, mode_t mode) {
  int changes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
  if (on_path(changes ? CHANGES : READS, changes ? "create" : "open", folder, path)) return -1;
  int file = (int)syscall(SYS_openat, folder, path, flags, mode);
  remember(file, folder, path, flags);
  return file;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return open_any(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return open_any(folder, path, flags | O_LARGEFILE, mode); }
int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int file) {
  int known = control && file >= 0 && file < (int)sizeof tracked ? tracked[file] : 0;
  int broken = known == 2 && on_file(CHANGES, "close", file);
  int error = errno;
  if (known) tracked[file] = 0;
  int result = (int)syscall(SYS_close, file);
  if (!broken) return result;
  errno = error; /* the file is closed all the same, as Linux does it */
  return -1;
}

ssize_t read(int file, void *data, size_t size) {
  return on_file(READS, "read", file) ? -1 : syscall(SYS_read, file, data, size);
}
ssize_t pread64(int file, void *data, size_t size, off64_t at) {
  return on_file(READS, "read", file) ? -1 : syscall(SYS_pread64, file, data, size, at);
}

static ssize_t half(int what, ssize_t done) {
  if (what == KILL) kill(getpid(), SIGKILL);
  return done;
}
ssize_t write(int file, const void *data, size_t size) {
  int what = on_file(CHANGES | WRITES, "write", file);
  if (what == FAIL) return -1;
  if (what) return half(what, size > 1 ? syscall(SYS_write, file, data, size / 2) : syscall(SYS_write, file, data, size));
  return syscall(SYS_write, file, data, size);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
  int what = on_file(CHANGES | WRITES, "write", file);
  if (what == FAIL) return -1;
  return half(what, syscall(SYS_pwrite64, file, data, what && size > 1 ? size / 2 : size, at));
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  int what = on_file(CHANGES | WRITES, "write", file);
  if (what == FAIL) return -1;
  return half(what, syscall(SYS_writev, file, parts, what && count > 1 ? count / 2 : count));
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
  int what = on_file(CHANGES | WRITES, "write", to);
  if (what == FAIL) return -1;
  return half(what, syscall(SYS_sendfile, to, from, at, what && size > 1 ? size / 2 : size));
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t size, unsigned flags) {
  int what = on_file(CHANGES | WRITES, "write", to);
  if (what == FAIL) return -1;
  return half(what, syscall(SYS_copy_file_range, from, from_at, to, to_at, what && size > 1 ? size / 2 : size, flags));
}

/* Flushing is counted, but not done: a thousand builds in a row would only wait for the disk. */
int fsync(int file) { return on_file(CHANGES, "fsync", file) ? -1 : 0; }
int fdatasync(int file) { return on_file(CHANGES, "fsync", file) ? -1 : 0; }
int syncfs(int file) { return on_file(CHANGES, "fsync", file) ? -1 : 0; }

int ftruncate64(int file, off64_t size) { return on_file(CHANGES, "truncate", file) ? -1 : (int)syscall(SYS_ftruncate, file, size); }
int fchmod(int file, mode_t mode) { return on_file(CHANGES, "chmod", file) ? -1 : (int)syscall(SYS_fchmod, file, mode); }
int futimens(int file, const struct timespec times[2]) {
  return on_file(CHANGES, "utime", file) ? -1 : (int)syscall(SYS_utimensat, file, NULL, times, 0);
}
int flock(int file, int how) { return on_file(CHANGES, "flock", file) ? -1 : (int)syscall(SYS_flock, file, how); }

#define PATH_CALL(type, name, class, operation, folder, path, parameters, arguments) \
  type name parameters { return on_path(class, operation, folder, path) ? (type)-1 : REAL(name) arguments; }
PATH_CALL(int, mkdir, CHANGES, "mkdir", AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
PATH_CALL(int, mkdirat, CHANGES, "mkdir", folder, path, (int folder, const char *path, mode_t mode), (folder, path, mode))
PATH_CALL(int, rmdir, CHANGES, "rmdir", AT_FDCWD, path, (const char *path), (path))
PATH_CALL(int, unlink, CHANGES, "unlink", AT_FDCWD, path, (const char *path), (path))
PATH_CALL(int, unlinkat, CHANGES, flags & AT_REMOVEDIR ? "rmdir" : "unlink", folder, path, (int folder, const char *path, int flags),
          (folder, path, flags))
PATH_CALL(int, rename, CHANGES, "rename", AT_FDCWD, to, (const char *from, const char *to), (from, to))
PATH_CALL(int, renameat, CHANGES, "rename", to_folder, to, (int folder, const char *from, int to_folder, const char *to),
          (folder, from, to_folder, to))
int renameat2(int folder, const char *from, int to_folder, const char *to, unsigned flags) {
  if (on_path(CHANGES, flags & RENAME_EXCHANGE ? "exchange" : "rename", to_folder, to)) return -1;
  if (control && control->armed && control->no_exchange && flags & RENAME_EXCHANGE) {
    errno = EINVAL;
    return -1;
  }
  return REAL(renameat2)(folder, from, to_folder, to, flags);
}
PATH_CALL(int, link, CHANGES, "link", AT_FDCWD, to, (const char *from, const char *to), (from, to))
PATH_CALL(int, linkat, CHANGES, "link", to_folder, to, (int folder, const char *from, int to_folder, const char *to, int flags),
          (folder, from, to_folder, to, flags))
PATH_CALL(int, symlink, CHANGES, "symlink", AT_FDCWD, to, (const char *from, const char *to), (from, to))
PATH_CALL(int, symlinkat, CHANGES, "symlink", folder, to, (const char *from, int folder, const char *to), (from, folder, to))
PATH_CALL(int, truncate64, CHANGES, "truncate", AT_FDCWD, path, (const char *path, off64_t size), (path, size))
PATH_CALL(int, chmod, CHANGES, "chmod", AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
PATH_CALL(int, fchmodat, CHANGES, "chmod", folder, path, (int folder, const char *path, mode_t mode, int flags), (folder, path, mode, flags))
PATH_CALL(int, utimensat, CHANGES, "utime", folder, path, (int folder, const char *path, const struct timespec times[2], int flags),
          (folder, path, times, flags))
PATH_CALL(int, stat, READS, "stat", AT_FDCWD, path, (const char *path, struct stat *info), (path, info))
PATH_CALL(int, lstat, READS, "stat", AT_FDCWD, path, (const char *path, struct stat *info), (path, info))
PATH_CALL(int, fstatat, READS, "stat", folder, path, (int folder, const char *path, struct stat *info, int flags), (folder, path, info, flags))
PATH_CALL(int, stat64, READS, "stat", AT_FDCWD, path, (const char *path, struct stat64 *info), (path, info))
PATH_CALL(int, lstat64, READS, "stat", AT_FDCWD, path, (const char *path, struct stat64 *info), (path, info))
PATH_CALL(int, fstatat64, READS, "stat", folder, path, (int folder, const char *path, struct stat64 *info, int flags),
          (folder, path, info, flags))
int fstat(int file, struct stat *info) { return on_file(READS, "stat", file) ? -1 : REAL(fstat)(file, info); }
int fstat64(int file, struct stat64 *info) { return on_file(READS, "stat", file) ? -1 : REAL(fstat64)(file, info); }
DIR *opendir(const char *path) { return on_path(READS, "list", AT_FDCWD, path) ? NULL : REAL(opendir)(path); }
DIR *fdopendir(int file) { return on_file(READS, "list", file) ? NULL : REAL(fdopendir)(file); }
