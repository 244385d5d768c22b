<?php
// Upload, poll, download, error, with the generated client alone. Prints the video's id, its status and the error's code.
// Debian keeps Guzzle in /usr/share/php; the generated client has no other dependency.
require '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $path = getenv('CLIENT') . '/lib/' . str_replace('\\', '/', substr($class, strlen('Kinora\\'))) . '.php';
    if (str_starts_with($class, 'Kinora\\') && is_file($path)) {
        require $path;
    }
});

use Kinora\Api\VideosApi;
use Kinora\ApiException;
use Kinora\Configuration;
use Kinora\Model\AspectRatio;
use Kinora\Model\Resolution;
use Kinora\Model\Status;

$settings = (new Configuration())->setHost(getenv('URL'))->setAccessToken(getenv('KEY'));
$videos = new VideosApi(new GuzzleHttp\Client(), $settings);

$video = $videos->createVideo(
    image: new SplFileObject(getenv('IMAGE')), prompt: getenv('PROMPT'),
    aspect_ratio: AspectRatio::TALL, resolution: Resolution::HD, fast_mode: true,
);
while (in_array($video->getStatus(), [Status::QUEUED, Status::IN_PROGRESS], true)) {
    usleep(100_000);
    $video = $videos->getVideo($video->getId());
}

$film = $videos->downloadVideo($video->getId());
copy($film->getPathname(), getenv('FILM'));

$code = 'no error';
try {
    $videos->getVideo('video_0');
} catch (ApiException $error) {
    $code = $error->getResponseObject()->getError()->getCode();
}
echo "{$video->getId()} {$video->getStatus()} {$code}\n";
