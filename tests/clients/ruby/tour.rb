# Upload, poll, download and one error, with only the generated client. Prints the video's id and status, and the error's code.
require "fileutils"
require "json"
require "logger"
require "uri"

require "kinora"

address = URI(ENV.fetch("URL"))
Kinora.configure do |settings|
  settings.scheme = address.scheme
  settings.host = "#{address.host}:#{address.port}"
  settings.server_index = nil
  settings.logger = Logger.new($stderr)
  settings.access_token = ENV.fetch("KEY")
end
videos = Kinora::VideosApi.new

video = videos.create_video(
  File.open(ENV.fetch("IMAGE")), ENV.fetch("PROMPT"),
  aspect_ratio: Kinora::AspectRatio::TALL, resolution: Kinora::Resolution::HD, fast_mode: true
)
while [Kinora::Status::QUEUED, Kinora::Status::IN_PROGRESS].include?(video.status)
  sleep 0.1
  video = videos.get_video(video.id)
end

film = videos.download_video(video.id)
FileUtils.cp(film.path, ENV.fetch("FILM"))

begin
  videos.get_video("video_0")
rescue Kinora::ApiError => error
  code = Kinora::ErrorEnvelope.build_from_hash(JSON.parse(error.response_body, symbolize_names: true)).error.code
end
puts "#{video.id} #{video.status} #{code}"
