-- Calls in the current minute, shared by all nodes. The key is a fingerprint that changes every day, so no address is kept.
-- Unlogged: after a crash the counting begins anew, and no call waits for the disk.
create unlogged table platform.call_count (
  window_at timestamptz not null,
  key text not null,
  taken integer not null,
  primary key (window_at, key)
);
